// pattern: repository
// prefix: sdRepository
// description: Repository: an interface in terms of the domain and a thread-safe implementation in memory
// placeholders: Recipe, RecipeId, RecipeRepository, InMemoryRecipeRepository
// --- preamble ---
import java.util.ArrayList;
// --- imports ---
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
// --- snippet ---
/** A type of its own, so that no other id can be passed by mistake. */
record RecipeId(String value) {
    RecipeId {
        if (value.isBlank()) throw new IllegalArgumentException("an id must not be blank");
    }
}

/** Immutable: what a caller holds changes nothing that is stored. */
record Recipe(RecipeId id, String title, List<String> ingredients) {
    Recipe {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        ingredients = List.copyOf(ingredients);
    }
}

/** Belongs to the domain: no rows, no queries, no exceptions of a driver. */
interface RecipeRepository {
    Optional<Recipe> find(RecipeId id);

    /** In the order of titles, at most {@code limit}. */
    List<Recipe> findWith(String ingredient, int limit);

    /** Adds it, or replaces the one with the same id. */
    void save(Recipe recipe);

    /** Returns whether there was one. */
    boolean delete(RecipeId id);
}

/** For tests and prototypes. Thread-safe; what it stores ends with the process. */
final class InMemoryRecipeRepository implements RecipeRepository {
    private static final Comparator<Recipe> ORDER =
            Comparator.comparing(Recipe::title).thenComparing(recipe -> recipe.id().value());

    private final ConcurrentMap<RecipeId, Recipe> byId = new ConcurrentHashMap<>();

    @Override
    public Optional<Recipe> find(RecipeId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Recipe> findWith(String ingredient, int limit) {
        return byId.values().stream()
                .filter(recipe -> recipe.ingredients().contains(ingredient))
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }

    @Override
    public void save(Recipe recipe) {
        byId.put(recipe.id(), recipe);
    }

    @Override
    public boolean delete(RecipeId id) {
        return byId.remove(id) != null;
    }
}
// --- demonstration ---
class Main {
    private static Recipe recipe(String id, String title, String... ingredients) {
        return new Recipe(new RecipeId(id), title, List.of(ingredients));
    }

    public static void main(String[] args) {
        RecipeRepository repository = new InMemoryRecipeRepository();
        var soup = new RecipeId("r1");

        // What is not there is said to be absent; ids are compared by value.
        assert repository.find(soup).isEmpty();
        repository.save(recipe("r1", "Soup", "leek", "salt"));
        assert repository.find(new RecipeId("r1")).orElseThrow().title().equals("Soup");

        // A save with the same id replaces.
        repository.save(recipe("r1", "Leek soup", "leek"));
        assert repository.find(soup).orElseThrow().title().equals("Leek soup");

        // Neither what was passed in nor what comes out changes what is stored.
        var ingredients = new ArrayList<>(List.of("flour"));
        repository.save(new Recipe(new RecipeId("r2"), "Bread", ingredients));
        ingredients.add("sand");
        var bread = repository.find(new RecipeId("r2")).orElseThrow();
        assert bread.ingredients().equals(List.of("flour")) : bread;
        try {
            bread.ingredients().add("sand");
            throw new AssertionError("changed");
        } catch (UnsupportedOperationException expected) {
            assert bread.ingredients().size() == 1;
        }

        // A query has an order and a limit.
        repository.save(recipe("r4", "Pie", "leek"));
        repository.save(recipe("r3", "Pie", "leek"));
        var found = repository.findWith("leek", 2).stream().map(each -> each.id().value()).toList();
        assert found.equals(List.of("r1", "r3")) : found;
        assert repository.findWith("saffron", 9).isEmpty();

        // A deletion tells whether there was anything.
        assert repository.delete(soup) && !repository.delete(soup);
        assert repository.find(soup).isEmpty();
        try {
            throw new AssertionError(new RecipeId(" "));
        } catch (IllegalArgumentException expected) {
            assert expected.getMessage().contains("blank");
        }
    }
}
