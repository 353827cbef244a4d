/** AIStore: observation of a cluster, and the activities that change it. */
@NullMarked
package io.windlass.activities.aistore;

import org.jspecify.annotations.NullMarked;
