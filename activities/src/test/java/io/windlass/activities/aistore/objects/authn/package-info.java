/** What an AuthN service consists of. */
@NullMarked
package io.windlass.activities.aistore.objects.authn;

import org.jspecify.annotations.NullMarked;
