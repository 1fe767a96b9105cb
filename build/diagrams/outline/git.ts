import type { Outline } from '../../../src/core/model/outline';
import { plainLabel } from './plainLabel';

interface Commit {
  readonly id: string;
  readonly message: string;
  readonly seq: number;
  readonly type: number;
  readonly tags: readonly string[];
  readonly parents: readonly string[];
  readonly branch: string;
}

interface GitModel {
  getCommits(): ReadonlyMap<string, Commit>;
}

/** Mermaid's own numbers of commits that have no id in the source; they change with every drawing. */
const OWN_ID = /^\d+-[\da-f]{6,}$/;
const MERGE = 3;
const CHERRY_PICK = 4;

/** Commits in order with branch and tags, and what each grew from. */
export function outlineGit(model: GitModel): Outline {
  const commits = [...model.getCommits().values()].sort((a, b) => a.seq - b.seq);
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  return {
    nodes: commits.map((commit) => {
      const tags = commit.tags.map(plainLabel).filter((tag) => tag !== '' && !tag.startsWith('cherry-pick:'));
      return `${name(commit)} on ${plainLabel(commit.branch)}${tags.length === 0 ? '' : ` (${tags.join(', ')})`}`;
    }),
    links: commits.flatMap((commit) =>
      commit.parents.flatMap((id, index) => {
        const parent = byId.get(id);
        if (parent === undefined) return [];
        return [{ from: name(parent), to: name(commit), text: relation(commit, parent, index) }];
      }),
    ),
  };
}

function name({ id, message, seq, type }: Commit): string {
  if (!OWN_ID.test(id)) return plainLabel(id);
  if (type === MERGE) return `Merge ${seq + 1}`;
  const said = type === CHERRY_PICK ? '' : plainLabel(message);
  return said === '' ? `Commit ${seq + 1}` : said;
}

function relation(commit: Commit, parent: Commit, index: number): string {
  if (index === 0) return commit.branch === parent.branch ? '' : `branch ${plainLabel(commit.branch)}`;
  return commit.type === CHERRY_PICK ? 'cherry-picked' : `merged into ${plainLabel(commit.branch)}`;
}
