/** Another authority for the certificates of a cluster, while every handshake succeeds. */
@NullMarked
package io.windlass.workflows.aistore.rotate;

import org.jspecify.annotations.NullMarked;
