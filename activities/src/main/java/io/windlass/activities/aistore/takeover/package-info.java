/** What is found of an older deployment of AIStore. */
@NullMarked
package io.windlass.activities.aistore.takeover;

import org.jspecify.annotations.NullMarked;
