/** Requests to workflows by Update-with-Start. */
@NullMarked
package io.windlass.starter.request;

import org.jspecify.annotations.NullMarked;
