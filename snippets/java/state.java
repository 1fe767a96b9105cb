// pattern: state
// prefix: dpState
// description: State: an enum of states whose transition function is exhaustive; an illegal event changes nothing
// placeholders: Loan, LoanState, LoanEvent
// --- preamble ---
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
// --- snippet ---
enum LoanEvent { RESERVE, CANCEL, LEND, BRING_BACK, LOSE }

/** Pure, instead of a class per state: a state that is added does not compile before its transitions are decided. */
enum LoanState {
    ON_SHELF, RESERVED, LENT, LOST;

    LoanState on(LoanEvent event) {
        return switch (this) {
            case ON_SHELF -> switch (event) {
                case RESERVE -> RESERVED;
                case LEND -> LENT;
                case LOSE -> LOST;
                case CANCEL, BRING_BACK -> throw refused(event);
            };
            case RESERVED -> switch (event) {
                case CANCEL -> ON_SHELF;
                case LEND -> LENT;
                case RESERVE, BRING_BACK, LOSE -> throw refused(event);
            };
            case LENT -> switch (event) {
                case BRING_BACK -> ON_SHELF;
                case LOSE -> LOST;
                case RESERVE, CANCEL, LEND -> throw refused(event);
            };
            case LOST -> throw refused(event);
        };
    }

    private IllegalStateException refused(LoanEvent event) {
        return new IllegalStateException(event + " is not possible when " + this);
    }
}

/** Thread-safe: one of two threads that fire the same event may be refused. */
final class Loan {
    private LoanState state = LoanState.ON_SHELF;

    /** Returns the state that it is in now; throws {@link IllegalStateException} and stays in the one it was in. */
    synchronized LoanState fire(LoanEvent event) {
        state = state.on(event);
        return state;
    }

    synchronized LoanState state() {
        return state;
    }
}
// --- demonstration ---
class Main {
    private static List<LoanEvent> acceptedIn(LoanState state) {
        var accepted = new ArrayList<LoanEvent>();
        for (var event : LoanEvent.values()) {
            try {
                state.on(event);
                accepted.add(event);
            } catch (IllegalStateException error) {
                assert error.getMessage().equals(event + " is not possible when " + state) : error;
            }
        }
        return accepted;
    }

    public static void main(String[] args) throws InterruptedException {
        // A whole life.
        var loan = new Loan();
        assert loan.fire(LoanEvent.RESERVE) == LoanState.RESERVED;
        assert loan.fire(LoanEvent.CANCEL) == LoanState.ON_SHELF;
        assert loan.fire(LoanEvent.LEND) == LoanState.LENT;
        assert loan.fire(LoanEvent.BRING_BACK) == LoanState.ON_SHELF;

        // Exactly these events are legal.
        assert acceptedIn(LoanState.ON_SHELF).equals(List.of(LoanEvent.RESERVE, LoanEvent.LEND, LoanEvent.LOSE));
        assert acceptedIn(LoanState.RESERVED).equals(List.of(LoanEvent.CANCEL, LoanEvent.LEND));
        assert acceptedIn(LoanState.LENT).equals(List.of(LoanEvent.BRING_BACK, LoanEvent.LOSE));
        assert acceptedIn(LoanState.LOST).isEmpty();

        // An illegal one changes nothing, and what is legal still works.
        loan.fire(LoanEvent.RESERVE);
        try {
            throw new AssertionError(loan.fire(LoanEvent.BRING_BACK));
        } catch (IllegalStateException error) {
            assert loan.state() == LoanState.RESERVED : loan.state();
        }
        assert loan.fire(LoanEvent.LEND) == LoanState.LENT;
        assert loan.fire(LoanEvent.LOSE) == LoanState.LOST;

        // Of many threads that lend the same book, one does.
        for (int turn = 0; turn < 50; turn++) {
            var book = new Loan();
            var lent = new AtomicInteger();
            var threads = new ArrayList<Thread>();
            for (int count = 0; count < 4; count++) {
                threads.add(new Thread(() -> {
                    try {
                        book.fire(LoanEvent.LEND);
                        lent.incrementAndGet();
                    } catch (IllegalStateException refused) {
                        assert book.state() == LoanState.LENT;
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (var thread : threads) thread.join();
            assert lent.get() == 1 : lent;
        }
    }
}
