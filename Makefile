# A thin front for CMake: make leaves build/steward.
BUILD := build/release

.PHONY: all deb clean test
all: $(BUILD)/build.ninja
	cmake --build $(BUILD) --target steward
	ln -sf release/steward build/steward

$(BUILD)/build.ninja:
	cmake --preset release

test:
	./test

deb: all
	@command -v dpkg-shlibdeps >/dev/null || { echo "make deb needs the Debian package dpkg-dev"; exit 1; }
	cmake --build $(BUILD) --target settings-file
	cd $(BUILD) && cpack -G DEB

clean:
	rm -rf build
