/** The kind of cert-manager by which a certificate is asked for. */
@NullMarked
package io.windlass.activities.aistore.certmanager;

import org.jspecify.annotations.NullMarked;
