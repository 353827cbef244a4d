/**
 * Time and order: serial mailboxes on virtual threads, timers, and the factor that shortens both.
 */
@NullMarked
package io.windlass.testbed.kubelet.schedule;

import org.jspecify.annotations.NullMarked;
