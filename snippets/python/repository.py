# pattern: repository
# prefix: sdRepository
# description: Repository: an interface in the domain's terms and one in memory for tests; not found is explicit
# placeholders: Recipe, RecipeId, RecipeRepository, InMemoryRecipeRepository, RecipeNotFoundError
# --- imports ---
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NewType, Protocol

# --- snippet ---
RecipeId = NewType("RecipeId", str)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Immutable all the way down, so that a repository may hand out what it keeps."""

    id: RecipeId
    title: str
    ingredients: frozenset[str] = frozenset()


class RecipeNotFoundError(LookupError):
    def __init__(self, recipe_id: RecipeId) -> None:
        super().__init__(f"no recipe {recipe_id}")
        self.recipe_id = recipe_id


class RecipeRepository(Protocol):
    """Belongs to the domain: no rows, sessions or query languages in its signatures."""

    def get(self, recipe_id: RecipeId) -> Recipe:
        """Raises RecipeNotFoundError."""
        ...

    def find_with(self, ingredient: str) -> list[Recipe]:
        """Sorted by title; empty if there is none."""
        ...

    def save(self, recipe: Recipe) -> None:
        """Adds it, or replaces the one with the same id."""

    def remove(self, recipe_id: RecipeId) -> None:
        """Raises RecipeNotFoundError."""


class InMemoryRecipeRepository:
    """A RecipeRepository for tests and prototypes."""

    def __init__(self, recipes: Iterable[Recipe] = ()) -> None:
        self._recipes = {recipe.id: recipe for recipe in recipes}

    def get(self, recipe_id: RecipeId) -> Recipe:
        try:
            return self._recipes[recipe_id]
        except KeyError:
            raise RecipeNotFoundError(recipe_id) from None

    def find_with(self, ingredient: str) -> list[Recipe]:
        found = (it for it in self._recipes.values() if ingredient in it.ingredients)
        return sorted(found, key=lambda recipe: (recipe.title, recipe.id))

    def save(self, recipe: Recipe) -> None:
        self._recipes[recipe.id] = recipe

    def remove(self, recipe_id: RecipeId) -> None:
        if self._recipes.pop(recipe_id, None) is None:
            raise RecipeNotFoundError(recipe_id)


# --- demonstration ---
from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace


def demonstrate(recipes: RecipeRepository) -> None:
    """Holds for every implementation: run it against the database as well."""
    soup = Recipe(RecipeId("1"), "Soup", frozenset({"leek", "salt"}))
    bread = Recipe(RecipeId("2"), "Bread", frozenset({"flour", "salt"}))
    tea = Recipe(RecipeId("3"), "Tea")

    def assert_not_found(call: Callable[[RecipeId], object], recipe: Recipe) -> None:
        try:
            call(recipe.id)
        except RecipeNotFoundError as error:
            assert error.recipe_id == recipe.id
        else:
            raise AssertionError(f"{recipe} must not be there")

    for recipe in (soup, bread):
        recipes.save(recipe)
    assert recipes.get(soup.id) == soup
    assert_not_found(recipes.get, tea)

    # What is found is sorted; nothing found is no error.
    assert recipes.find_with("salt") == [bread, soup]
    assert recipes.find_with("leek") == [soup]
    assert recipes.find_with("gold") == []

    # A change is seen when it is saved, not before; it replaces the old one.
    stew = replace(recipes.get(soup.id), title="Stew")
    assert recipes.get(soup.id).title == "Soup"
    try:
        setattr(recipes.get(soup.id), "title", "Stew")
    except FrozenInstanceError:
        pass
    else:
        raise AssertionError("a stored recipe must not be changed from outside")
    recipes.save(stew)
    assert recipes.find_with("salt") == [bread, stew]

    # What a caller does to a result does not reach the repository.
    recipes.find_with("salt").clear()
    assert len(recipes.find_with("salt")) == 2

    recipes.remove(soup.id)
    assert_not_found(recipes.get, soup)
    assert_not_found(recipes.remove, soup)
    assert recipes.get(bread.id) == bread


demonstrate(InMemoryRecipeRepository())
assert InMemoryRecipeRepository([Recipe(RecipeId("9"), "Jam")]).get(RecipeId("9"))
