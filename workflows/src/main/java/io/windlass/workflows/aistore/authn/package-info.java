/** AuthN, the service of AIStore that gives tokens: what happens to it, in which order, and why. */
@NullMarked
package io.windlass.workflows.aistore.authn;

import org.jspecify.annotations.NullMarked;
