/// What the grader can say about a submission, and the evidence for it.
@NullMarked
package interlock.verdict;

import org.jspecify.annotations.NullMarked;
