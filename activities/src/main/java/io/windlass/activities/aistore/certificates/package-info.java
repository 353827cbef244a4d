/** The certificates of AIStore clusters, and Windlass's own towards them. */
@NullMarked
package io.windlass.activities.aistore.certificates;

import org.jspecify.annotations.NullMarked;
