#include "hal.h"

#define FLASH_UNLOCK_FIRST (0x45670123u)
#define FLASH_UNLOCK_SECOND (0xCDEF89ABu)
#define FLASH_TIMEOUT_MS (2000u)
#define FLASH_SECTOR_SHIFT (14u)
#define FLASH_SECTOR_FIELD (3u)

static HAL_StatusTypeDef flash_wait(void) {
    const uint32_t start = HAL_GetTick();
    while ((FLASH->SR & FLASH_SR_BSY) != 0u) {
        if ((HAL_GetTick() - start) >= FLASH_TIMEOUT_MS) {
            return HAL_TIMEOUT;
        }
    }
    return ((FLASH->SR & FLASH_SR_ERRORS) != 0u) ? HAL_ERROR : HAL_OK;
}

HAL_StatusTypeDef HAL_FLASH_Unlock(void) {
    FLASH->KEYR = FLASH_UNLOCK_FIRST;
    FLASH->KEYR = FLASH_UNLOCK_SECOND;
    return ((FLASH->CR & FLASH_CR_LOCK) == 0u) ? HAL_OK : HAL_ERROR;
}

HAL_StatusTypeDef HAL_FLASH_Lock(void) {
    FLASH->CR |= FLASH_CR_LOCK;
    return HAL_OK;
}

HAL_StatusTypeDef HAL_FLASH_Program(uint32_t type, uint32_t offset, uint32_t word) {
    if ((type != FLASH_TYPEPROGRAM_WORD) || ((offset % 4u) != 0u) ||
        ((offset / 4u) >= FLASH_BANK_WORDS)) {
        return HAL_ERROR;
    }
    FLASH->CR |= FLASH_CR_PG;
    FLASH_BANK[offset / 4u] = word;
    const HAL_StatusTypeDef status = flash_wait();
    FLASH->CR &= ~FLASH_CR_PG;
    return status;
}

HAL_StatusTypeDef HAL_FLASH_EraseSector(uint32_t offset) {
    if ((offset / 4u) >= FLASH_BANK_WORDS) {
        return HAL_ERROR;
    }
    const uint32_t sector = offset >> FLASH_SECTOR_SHIFT;
    FLASH->CR |= FLASH_CR_SER | (sector << FLASH_SECTOR_FIELD);
    FLASH->CR |= FLASH_CR_STRT;
    const HAL_StatusTypeDef status = flash_wait();
    FLASH->CR &= ~(FLASH_CR_SER | (sector << FLASH_SECTOR_FIELD));
    return status;
}

bool hal_flash_read(uint32_t offset, uint8_t *data, size_t size) {
    const size_t bank_bytes = (size_t)FLASH_BANK_WORDS * 4u;
    if ((offset > bank_bytes) || (size > (bank_bytes - offset))) {
        return false;
    }
    for (size_t i = 0u; i < size; i++) {
        const size_t at = offset + i;
        const uint32_t word = FLASH_BANK[at / 4u];
        data[i] = (uint8_t)((word >> (8u * (at % 4u))) & 0xFFu);
    }
    return true;
}
