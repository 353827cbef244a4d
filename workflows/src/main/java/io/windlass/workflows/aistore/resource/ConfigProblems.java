package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;
import static io.windlass.workflows.resource.SpecProblem.warning;

import io.windlass.workflows.aistore.resource.config.Chunks;
import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import io.windlass.workflows.aistore.resource.config.Log;
import io.windlass.workflows.aistore.resource.config.MemorySystem;
import io.windlass.workflows.aistore.resource.config.ProxyUrls;
import io.windlass.workflows.resource.SpecProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Settings of the AIStore cluster that it would refuse, or that are not the user's to give. */
final class ConfigProblems {
  private static final String PATH = "spec.configToUpdate.";

  private ConfigProblems() {}

  static Stream<SpecProblem> of(AIStore aistore) {
    return Optional.ofNullable(aistore.getSpec().configToUpdate()).stream()
        .flatMap(config -> Stream.concat(sizes(config), urls(config)));
  }

  private static Stream<SpecProblem> sizes(ClusterConfigOverrides config) {
    return present(sizeTexts(config)).entrySet().stream()
        .filter(size -> IecSize.bytes(size.getValue()).isEmpty())
        .map(
            size ->
                blocking(
                    PATH + size.getKey(),
                    size.getValue(),
                    "give a size such as 512MiB, or a number of bytes"));
  }

  private static Map<String, @Nullable String> sizeTexts(ClusterConfigOverrides config) {
    var log = Optional.ofNullable(config.log());
    var chunks = Optional.ofNullable(config.chunks());
    var memory = Optional.ofNullable(config.memsys());
    var texts = new LinkedHashMap<String, @Nullable String>();
    texts.put("log.max_size", log.map(Log::maxSize).orElse(null));
    texts.put("log.max_total", log.map(Log::maxTotal).orElse(null));
    texts.put("chunks.objsize_limit", chunks.map(Chunks::objsizeLimit).orElse(null));
    texts.put("chunks.max_monolithic_size", chunks.map(Chunks::maxMonolithicSize).orElse(null));
    texts.put("chunks.chunk_size", chunks.map(Chunks::chunkSize).orElse(null));
    texts.put("memsys.min_free", memory.map(MemorySystem::minFree).orElse(null));
    texts.put("memsys.default_buf", memory.map(MemorySystem::defaultBuf).orElse(null));
    texts.put("memsys.to_gc", memory.map(MemorySystem::toGc).orElse(null));
    return texts;
  }

  private static Stream<SpecProblem> urls(ClusterConfigOverrides config) {
    var proxy = Optional.ofNullable(config.proxy());
    var texts = new LinkedHashMap<String, @Nullable String>();
    texts.put("proxy.primary_url", proxy.map(ProxyUrls::primaryUrl).orElse(null));
    texts.put("proxy.original_url", proxy.map(ProxyUrls::originalUrl).orElse(null));
    texts.put("proxy.discovery_url", proxy.map(ProxyUrls::discoveryUrl).orElse(null));
    return present(texts).entrySet().stream()
        .map(
            url ->
                warning(
                    PATH + url.getKey(),
                    url.getValue(),
                    "has no effect, the operator fills it in: remove it"));
  }

  private static Map<String, String> present(Map<String, @Nullable String> texts) {
    var present = new LinkedHashMap<String, String>();
    texts.forEach((key, text) -> Optional.ofNullable(text).ifPresent(it -> present.put(key, it)));
    return present;
  }
}
