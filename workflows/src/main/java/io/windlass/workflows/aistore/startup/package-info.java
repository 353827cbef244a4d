/** Start up: a cluster that was shut down serves again. */
@NullMarked
package io.windlass.workflows.aistore.startup;

import org.jspecify.annotations.NullMarked;
