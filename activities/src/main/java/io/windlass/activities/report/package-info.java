/** What a plan, and an operation's end, become in the status of a resource of any kind. Pure. */
@NullMarked
package io.windlass.activities.report;

import org.jspecify.annotations.NullMarked;
