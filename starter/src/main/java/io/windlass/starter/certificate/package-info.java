/** The certificate of the webhook: made and renewed, told to the API server, and served. */
@NullMarked
package io.windlass.starter.certificate;

import org.jspecify.annotations.NullMarked;
