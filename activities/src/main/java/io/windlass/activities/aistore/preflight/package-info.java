/** What can be known before a cluster is deployed, and would keep it from becoming ready. Pure. */
@NullMarked
package io.windlass.activities.aistore.preflight;

import org.jspecify.annotations.NullMarked;
