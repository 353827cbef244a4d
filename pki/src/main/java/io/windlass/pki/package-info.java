/** Certificates and keys: reads them, judges them, and issues them. No key is ever printed. */
@NullMarked
package io.windlass.pki;

import org.jspecify.annotations.NullMarked;
