/** The services that give tokens: AuthN of AIStore, and others by OAuth 2.0. */
@NullMarked
package io.windlass.activities.aistore.http.token;

import org.jspecify.annotations.NullMarked;
