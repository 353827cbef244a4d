@NullMarked
package io.windlass.workflows.aistore.autoscale;

import org.jspecify.annotations.NullMarked;
