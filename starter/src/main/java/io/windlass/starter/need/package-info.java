/** The pure decision whether a resource needs its workflow. */
@NullMarked
package io.windlass.starter.need;

import org.jspecify.annotations.NullMarked;
