/** Adoption: a driver that pmem-csi-operator has made changes hands, and no pod is restarted. */
@NullMarked
package io.windlass.workflows.pmem.adopt;

import org.jspecify.annotations.NullMarked;
