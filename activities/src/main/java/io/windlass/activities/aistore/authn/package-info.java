/** AuthN, the service that gives tokens: how Windlass observes it, changes it, and tells of it. */
@NullMarked
package io.windlass.activities.aistore.authn;

import org.jspecify.annotations.NullMarked;
