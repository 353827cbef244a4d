/** What people read: tables, pages, sentences. Pure, from what was found to text. */
@NullMarked
package io.windlass.plugin.render;

import org.jspecify.annotations.NullMarked;
