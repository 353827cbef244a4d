/** What a cloud adds to a Kubernetes cluster: load balancers. */
@NullMarked
package io.windlass.testbed.cloud;

import org.jspecify.annotations.NullMarked;
