@NullMarked
package io.windlass.starter.aistore;

import org.jspecify.annotations.NullMarked;
