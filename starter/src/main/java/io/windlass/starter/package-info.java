/** The starter: watches custom resources and asks their workflows to look at them. */
@NullMarked
package io.windlass.starter;

import org.jspecify.annotations.NullMarked;
