# SPDX-License-Identifier: GPL-3.0-or-later
# Language level, warnings, sanitizers, and the speed-ups of the build.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

option(LINNET_TESTS "Build the tests" ON)
option(LINNET_BENCH "Build the benchmarks" ON)
option(LINNET_WERROR "Treat warnings as errors" OFF)
option(LINNET_PCH "Precompile the headers nearly every unit needs" ON)
option(LINNET_SHARED "Link the programs of the build folder with shared libraries: quick to link, small on disk" OFF)
set(LINNET_SANITIZE "" CACHE STRING "Sanitizers, as given to -fsanitize= (address,undefined or thread)")
set(LINNET_NO_SANITIZE "" CACHE STRING "Checks of these sanitizers to leave out, as given to -fno-sanitize=")

find_program(LINNET_CCACHE ccache)
if(LINNET_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_NOHASHDIR=1
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${LINNET_CCACHE})
endif()
find_program(LINNET_MOLD mold)
if(LINNET_MOLD AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
    add_link_options(-fuse-ld=mold)
endif()

add_library(linnet_options INTERFACE)
# GCC 12 takes the empty payload of a std::optional for an uninitialised one where sanitizers are on: told, not fatal.
set(LINNET_FLOW_WARNINGS -Wno-error=maybe-uninitialized)
target_compile_options(linnet_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
    $<$<BOOL:${LINNET_WERROR}>:-Werror>
    "$<$<AND:$<BOOL:${LINNET_WERROR}>,$<CXX_COMPILER_ID:GNU>>:${LINNET_FLOW_WARNINGS}>"
    $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
# Once it inlines, GCC 12 sees overflows that cannot be. The checked build hardly inlines, and there they are fatal.
target_compile_options(linnet_options INTERFACE
    "$<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>>:-Wno-array-bounds;-Wno-maybe-uninitialized;-Wno-stringop-overread;-Wno-stringop-overflow>")
target_compile_definitions(linnet_options INTERFACE
    LINNET_VERSION="${PROJECT_VERSION}" BOOST_ASIO_NO_DEPRECATED BOOST_ALL_NO_LIB)
target_include_directories(linnet_options INTERFACE ${CMAKE_SOURCE_DIR})
if(LINNET_SANITIZE)
    add_compile_options(-fsanitize=${LINNET_SANITIZE} -fno-omit-frame-pointer)
    if(LINNET_NO_SANITIZE)
        add_compile_options(-fno-sanitize=${LINNET_NO_SANITIZE})
    endif()
    add_link_options(-fsanitize=${LINNET_SANITIZE})
endif()
