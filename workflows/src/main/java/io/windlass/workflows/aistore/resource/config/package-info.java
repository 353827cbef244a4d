/**
 * The overrides of the AIStore cluster configuration, section by section, with AIStore's own names.
 *
 * <p>Every leaf is optional: null means that the default of AIStore holds. Durations are texts such
 * as {@code 30s} or {@code 2m}; sizes are texts such as {@code 512MiB}, or numbers of bytes.
 */
@NullMarked
package io.windlass.workflows.aistore.resource.config;

import org.jspecify.annotations.NullMarked;
