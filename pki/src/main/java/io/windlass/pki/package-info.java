/**
 * Certificates and keys: reads them, judges them, issues them, and shows them to servers. No key is
 * ever printed.
 */
@NullMarked
package io.windlass.pki;

import org.jspecify.annotations.NullMarked;
