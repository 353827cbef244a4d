/** Each rule of the webhook, and what is answered over HTTPS. */
@NullMarked
package io.windlass.starter.admission;

import org.jspecify.annotations.NullMarked;
