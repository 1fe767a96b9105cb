/** Words of the languages that are never names of anything. Only those that could be taken for a term matter. */
function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Of the languages with braces, all together: a word that is a keyword in one of them is rarely a name in another. */
export const cLikeKeywords = words(
  'abstract as async await base bool boolean break byte case catch chan char class const continue debugger default ' +
    'defer delegate delete do double dyn else enum event explicit export extends extern false final finally float fn ' +
    'for foreach from func function get goto if impl implements import in inline int interface internal is let lock ' +
    'long loop match mod module mut namespace native new null object of operator out override package params partial ' +
    'private protected public pub readonly record ref return sealed select self set short signed sizeof static string ' +
    'struct super switch synchronized this throw throws trait transient true try type typeof uint undefined union ' +
    'unsafe unsigned use using val var virtual void volatile when where while with yield',
);

export const pythonKeywords = words(
  'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda match nonlocal not or pass raise return self try type while with yield begin end module ' +
    'require rescue unless until do then case',
);

export const shellKeywords = words(
  'if then else elif fi case esac for while until do done in function select time export local return set unset ' +
    'FROM RUN CMD LABEL EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG ONBUILD HEALTHCHECK SHELL AS',
);

export const sqlKeywords = words(
  'add all alter and any as asc begin between by cascade case cast check column commit constraint create cross current ' +
    'cursor database declare default delete desc distinct drop each else end escape except exec execute exists explain ' +
    'fetch for foreign from full function grant group having if in index inner insert intersect into is join key left ' +
    'like limit lock materialized not null of offset on or order outer partition primary procedure references replace ' +
    'return returning revoke right rollback row rows schema select sequence session set table temporary then to ' +
    'transaction trigger truncate union unique update use using values view when where window with',
);

export const noKeywords: ReadonlySet<string> = new Set();
