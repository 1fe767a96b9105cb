// pattern: chain-of-responsibility
// prefix: dpChainOfResponsibility
// description: Chain of responsibility: the first handler that can decide does; that none could is an explicit outcome
// placeholders: Expense, Approval, Approver, ApprovalChain
// --- preamble ---
import java.util.ArrayList;
// --- imports ---
import java.util.List;
import java.util.Optional;
// --- snippet ---
record Expense(String purpose, long cents) {}

record Approval(boolean granted, String by) {}

/** Returns nothing if it is for another one to decide. A handler knows no other one. */
@FunctionalInterface
interface Approver {
    Optional<Approval> decide(Expense expense);

    static Approver upTo(long maxCents, String by) {
        return expense -> expense.cents() <= maxCents ? Optional.of(new Approval(true, by)) : Optional.empty();
    }
}

/** Immutable. A chain is a handler itself and may be a link of another one. */
final class ApprovalChain implements Approver {
    private final List<Approver> links;

    ApprovalChain(List<? extends Approver> links) {
        this.links = List.copyOf(links);
    }

    /** Asks in order and no further than to the first answer. What a link throws ends the search. */
    @Override
    public Optional<Approval> decide(Expense expense) {
        return links.stream().flatMap(link -> link.decide(expense).stream()).findFirst();
    }

    /** For callers that cannot go on without a decision. */
    Approval decideOrThrow(Expense expense) {
        return decide(expense).orElseThrow(() -> new IllegalStateException("nobody decides on " + expense));
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) {
        var asked = new ArrayList<String>();
        Approver policy = expense -> {
            asked.add("policy");
            if (expense.cents() < 0) throw new IllegalArgumentException("negative");
            return expense.purpose().equals("yacht")
                    ? Optional.of(new Approval(false, "policy"))
                    : Optional.empty();
        };
        Approver lead = expense -> {
            asked.add("lead");
            return Approver.upTo(50_000, "lead").decide(expense);
        };
        var links = new ArrayList<>(List.of(policy, lead));
        var chain = new ApprovalChain(links);

        // The first that can decide does, and no later one is asked.
        assert chain.decide(new Expense("yacht", 10)).equals(Optional.of(new Approval(false, "policy")));
        assert asked.equals(List.of("policy")) : asked;
        asked.clear();
        assert chain.decideOrThrow(new Expense("lamp", 50_000)).equals(new Approval(true, "lead"));
        assert asked.equals(List.of("policy", "lead")) : asked;

        // That nobody decides is no refusal.
        var large = new Expense("printer", 50_001);
        assert chain.decide(large).isEmpty();
        try {
            throw new AssertionError(chain.decideOrThrow(large));
        } catch (IllegalStateException error) {
            assert error.getMessage().contains("printer") : error;
        }

        // Chains nest, and do not change with the list they were made of.
        links.add(Approver.upTo(Long.MAX_VALUE, "intruder"));
        var whole = new ApprovalChain(List.of(chain, Approver.upTo(500_000, "board")));
        assert whole.decide(large).equals(Optional.of(new Approval(true, "board")));
        assert new ApprovalChain(List.of()).decide(large).isEmpty();

        // An error is not taken for "not me".
        asked.clear();
        try {
            throw new AssertionError(whole.decide(new Expense("refund", -1)));
        } catch (IllegalArgumentException expected) {
            assert asked.equals(List.of("policy")) : asked;
        }
    }
}
