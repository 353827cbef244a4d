/** A stand-in for cert-manager: its kinds, and as much of its work as clusters see. */
@NullMarked
package io.windlass.testbed.certmanager;

import org.jspecify.annotations.NullMarked;
