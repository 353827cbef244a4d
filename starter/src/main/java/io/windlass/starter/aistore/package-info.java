/** What is particular to the resource AIStore. */
@NullMarked
package io.windlass.starter.aistore;

import org.jspecify.annotations.NullMarked;
