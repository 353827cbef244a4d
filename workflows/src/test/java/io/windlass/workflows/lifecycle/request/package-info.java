/** What workflows tell that people start to ask for something. */
@NullMarked
package io.windlass.workflows.lifecycle.request;

import org.jspecify.annotations.NullMarked;
