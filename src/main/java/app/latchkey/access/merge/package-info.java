/**
 * One person, one record: two files become one, and within thirty days two again.
 *
 * <ol>
 *   <li>The panel offers it where two files look like one person ({@code DUPLICATE_MEMBER}), every file offers it under what
 *       can be done: {@code MergeChoosePage} finds the other one.
 *   <li>{@code MergePage} shows both side by side, field by field, says what moves and what will happen to the way in, and asks
 *       what was checked. The file that is named first goes on; one click turns that round.
 *   <li>One transaction: both files are held in the order of their ids, then the open grants, then everything is looked at once
 *       more. The audit is written first. Each room moves its own rows and writes down which.
 *   <li>The old file is {@code MERGED_AWAY}. Its usernames, numbers, cards, addresses and links lead to the survivor; its open
 *       invitations are closed, and the survivor's panel offers a new one.
 *   <li>Within thirty days {@code UnmergePage} takes it apart: every row goes back to where it was, and what was edited or
 *       added since stays with the survivor.
 * </ol>
 *
 * Two own accesses of two accounts are two people, until somebody at the desk has checked who stands there and says which
 * one stays; the other account loses this access, is told, and nothing of it is written. Nobody merges a file that their own
 * account acts for; a file that somebody of the staff acts for is merged by an owner alone, and their access never ends by it.
 * Pairs that were said not to be one person are refused. Mails: {@code access.notice.merged}, {@code access.notice.merge.ended},
 * {@code access.notice.unmerged}. Outcomes: {@code MergeOutcome}.
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> two files
 *   two files --> not the same : said so (final)
 *   two files --> one file : merged
 *   one file --> two files : undone, within 30 days, newest first
 *   one file --> one file : merged into a third; all lead there
 * }</pre>
 */
@NullMarked
package app.latchkey.access.merge;

import org.jspecify.annotations.NullMarked;
