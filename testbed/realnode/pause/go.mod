module io.windlass/testbed/realnode/pause

go 1.26.0
