/** What every command needs: the options that all have, the connections, the terminal. */
@NullMarked
package io.windlass.plugin.session;

import org.jspecify.annotations.NullMarked;
