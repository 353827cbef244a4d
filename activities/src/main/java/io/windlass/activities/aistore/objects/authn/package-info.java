/** The objects that an AuthN service consists of, as its resource wants them. Pure. */
@NullMarked
package io.windlass.activities.aistore.objects.authn;

import org.jspecify.annotations.NullMarked;
