/** How Windlass logs in to clusters that ask for tokens. */
@NullMarked
package io.windlass.activities.aistore.login;

import org.jspecify.annotations.NullMarked;
