/**
 * What every system shares: the workflow of one resource, the skeleton of every operation (observe,
 * plan, act, report), its controls, and the words in which it explains itself.
 */
@NullMarked
package io.windlass.workflows.lifecycle;

import org.jspecify.annotations.NullMarked;
