/** Environment variables and commands of containers: sources, references and expansion. */
@NullMarked
package io.windlass.testbed.kubelet.environment;

import org.jspecify.annotations.NullMarked;
