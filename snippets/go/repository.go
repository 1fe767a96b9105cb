// pattern: repository
// prefix: sdRepository
// description: Repository: an interface in terms of the domain and an implementation in memory; copies in and out, not found is an error
// placeholders: Recipe, RecipeID, Recipes, MemoryRecipes, ErrRecipeNotFound
// --- preamble ---
package main

// --- imports ---
import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// --- snippet ---

type RecipeID string

type Recipe struct {
	ID    RecipeID
	Title string
	Tags  []string
}

// ErrRecipeNotFound is wrapped by the errors of all implementations.
var ErrRecipeNotFound = errors.New("recipe not found")

// Recipes belongs to the package that uses it, which depends on no database.
type Recipes interface {
	ByID(ctx context.Context, id RecipeID) (Recipe, error)
	// Tagged gives those with the tag in the order of their titles; there may be none.
	Tagged(ctx context.Context, tag string) ([]Recipe, error)
	// Save inserts or replaces.
	Save(ctx context.Context, recipe Recipe) error
}

// MemoryRecipes is for tests and prototypes. It shares no memory with its
// callers: who changes a recipe must save it, as with a database.
type MemoryRecipes struct {
	mu   sync.RWMutex
	byID map[RecipeID]Recipe
}

var _ Recipes = (*MemoryRecipes)(nil)

func NewMemoryRecipes() *MemoryRecipes {
	return &MemoryRecipes{byID: make(map[RecipeID]Recipe)}
}

func (m *MemoryRecipes) ByID(_ context.Context, id RecipeID) (Recipe, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	recipe, found := m.byID[id]
	if !found {
		return Recipe{}, fmt.Errorf("%w: %q", ErrRecipeNotFound, id)
	}
	return recipe.clone(), nil
}

func (m *MemoryRecipes) Tagged(_ context.Context, tag string) ([]Recipe, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var tagged []Recipe
	for recipe := range maps.Values(m.byID) {
		if slices.Contains(recipe.Tags, tag) {
			tagged = append(tagged, recipe.clone())
		}
	}
	slices.SortFunc(tagged, func(a, b Recipe) int {
		return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
	return tagged, nil
}

func (m *MemoryRecipes) Save(_ context.Context, recipe Recipe) error {
	if recipe.ID == "" {
		return errors.New("save recipe: it has no ID")
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.byID[recipe.ID] = recipe.clone()
	return nil
}

func (r Recipe) clone() Recipe {
	r.Tags = slices.Clone(r.Tags)
	return r
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	ctx := context.Background()
	var recipes Recipes = NewMemoryRecipes()
	save := func(recipe Recipe) { check(recipes.Save(ctx, recipe) == nil, "not saved: %v", recipe) }
	titles := func(tag string) (titles []string) {
		tagged, err := recipes.Tagged(ctx, tag)
		check(err == nil, "got %v", err)
		for _, recipe := range tagged {
			titles = append(titles, recipe.Title)
		}
		return titles
	}

	// What is not there is an error of its own.
	_, err := recipes.ByID(ctx, "r1")
	check(errors.Is(err, ErrRecipeNotFound), "got %v", err)
	check(recipes.Save(ctx, Recipe{Title: "Air"}) != nil, "saved without ID")
	check(titles("soup") == nil, "soup of nothing")

	// What is saved is found, and saving again replaces it.
	soup := Recipe{ID: "r1", Title: "Leek", Tags: []string{"soup", "quick"}}
	save(soup)
	save(Recipe{ID: "r2", Title: "Bean", Tags: []string{"soup"}})
	save(Recipe{ID: "r3", Title: "Plum tart"})
	check(slices.Equal(titles("soup"), []string{"Bean", "Leek"}), "got %q", titles("soup"))
	save(Recipe{ID: "r2", Title: "Zucchini", Tags: []string{"soup"}})
	check(slices.Equal(titles("soup"), []string{"Leek", "Zucchini"}), "got %q", titles("soup"))

	// Neither what was passed in nor what was given out is shared.
	soup.Tags[0] = "cake"
	found, err := recipes.ByID(ctx, "r1")
	check(err == nil && found.Tags[0] == "soup", "got %v, %v", found, err)
	found.Tags[0] = "cake"
	tagged, _ := recipes.Tagged(ctx, "soup")
	tagged[0].Tags[0] = "cake"
	check(titles("cake") == nil && len(titles("soup")) == 2, "got %q", titles("cake"))

	// Goroutines may share it.
	var group sync.WaitGroup
	for i := range 8 {
		group.Add(1)
		go func() {
			defer group.Done()
			id := RecipeID(fmt.Sprint("g", i))
			check(recipes.Save(ctx, Recipe{ID: id, Title: "Rice", Tags: []string{"many"}}) == nil, "not saved")
			_, err := recipes.ByID(ctx, id)
			check(err == nil, "got %v", err)
			_ = titles("many")
		}()
	}
	group.Wait()
	check(len(titles("many")) == 8, "got %q", titles("many"))
}
